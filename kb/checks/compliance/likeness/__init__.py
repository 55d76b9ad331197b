"""How much a text is like texts that use a prohibited tactic: a linear model over its characters.

Tables of phrases (`kb.checks.compliance.phrases`) name the words that give a tactic away; nobody can list every other
way to put it. This model has learnt from the labelled lines of `tests/corpus/tuning` how such lines read and how lines
that only resemble them do. It has two parts: a linear support-vector machine that tells breaches from the rest, and a
naive Bayes model that names the tactic. Both are trained by `tests/tools/likeness.py` and lie in `weights.tsv`.
"""
