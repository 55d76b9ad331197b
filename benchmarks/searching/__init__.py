"""Our search beside others': what an index costs, what a browser fetches and waits for."""
