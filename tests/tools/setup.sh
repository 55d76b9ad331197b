#!/bin/sh
# Installs what the browser tests need beside Python: Chromium, Chinese fonts, a
# Java runtime, the Nu HTML checker and TypeScript. Does nothing when all is there.
#
# Packages come through apt where that is allowed (as root, or sudo without a
# password). Elsewhere one line says what to install, and the script fails: a
# test run without its checkers must not look like a passed one.
set -eu
cd "$(dirname "$0")"

has() { command -v "$1" >/dev/null 2>&1; }

find_chromium() {
    [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ] && return 0
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        has "$name" && return 0
    done
    [ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ] ||
        [ -x "/Applications/Chromium.app/Contents/MacOS/Chromium" ]
}

find_fonts() {
    [ "$(uname -s)" != Linux ] && return 0 # other systems ship Chinese fonts
    if has fc-list; then
        [ -n "$(fc-list :lang=zh-cn family 2>/dev/null)" ]
    else
        ls /usr/share/fonts/opentype/noto/NotoSansCJK* >/dev/null 2>&1
    fi
}

find_java() { has java && java -version >/dev/null 2>&1; }

# The stamp holds the lock file, so a new version of the checker is fetched.
find_checker() { cmp -s package-lock.json node_modules/.installed 2>/dev/null; }

missing=""
find_chromium || missing="$missing chromium"
find_fonts || missing="$missing fonts-noto-cjk"
find_java || missing="$missing default-jre-headless"
find_checker || has npm || missing="$missing npm"

if [ -n "$missing" ]; then
    if ! has apt-get; then
        root=none
    elif [ "$(id -u)" = 0 ]; then
        root=""
    elif has sudo && sudo -n true 2>/dev/null; then
        root="sudo -n"
    else
        root=none
    fi
    if [ "$root" = none ]; then
        echo "The tests need more programs; install them and try again:  sudo apt-get install$missing" >&2
        exit 1
    fi
    echo "Installing through apt:$missing …"
    $root apt-get update -qq
    # shellcheck disable=SC2086 # a list of package names
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

if ! find_checker; then
    echo "Installing the checkers of markup and of types in scripts …"
    npm ci --silent
    cp package-lock.json node_modules/.installed
fi
