# shellcheck shell=bash
# The languages that snippets are written in, for the tests that run them.

SNIPPETS="target/snippets"
VENV_PACKAGES=(requests==2.32.5 httpie==3.2.4 tls-sig-api-v2==1.1)
NODE_PACKAGE=tls-sig-api-v2@1.0.2

# need_program PROGRAM PACKAGE…: from Debian where it is missing; the last word is what its user is told.
need_program() {
  local program="$1"
  shift
  have "$program" && return
  long "apt-$program" "installing Debian's $*" apt_install "$@" || true
  hash -r
  have "$program" || fail "$program is missing: install it (Debian: apt-get install $*, as root)"
}

# Mono and zsh are good to have: where they are missing, their tests say so.
want_program() {
  local program="$1"
  shift
  have "$program" && return
  long "apt-$program" "installing Debian's $*" apt_install "$@" || say "without $program: its snippets are not run"
  hash -r
}

need_snippets() {
  need_program curl curl
  need_program php php-cli php-curl
  php -r 'exit(function_exists("curl_init") ? 0 : 1);' ||
    { long apt-php-curl "installing Debian's php-curl" apt_install php-curl && php -r 'exit(function_exists("curl_init") ? 0 : 1);'; } ||
    fail "PHP has no curl extension: install it (Debian: apt-get install php-curl, as root)"
  need_program node nodejs npm
  need_program npm npm
  need_program go golang-go
  need_program javac default-jdk-headless
  need_program python3 python3 python3-venv
  want_program mcs mono-mcs mono-runtime libmono-system-net-http4.0-cil
  want_program zsh zsh

  mkdir -p "$SNIPPETS"
  if [ "$(cat "$SNIPPETS/venv/packages" 2>/dev/null)" != "${VENV_PACKAGES[*]}" ]; then
    python3 -m venv "$SNIPPETS/venv" || fail "python3 can't make a virtual environment: install python3-venv"
    long pip "installing ${VENV_PACKAGES[*]} for the snippets" "$SNIPPETS/venv/bin/pip" install --disable-pip-version-check "${VENV_PACKAGES[@]}" ||
      fail "pip could not install ${VENV_PACKAGES[*]}"
    echo "${VENV_PACKAGES[*]}" >"$SNIPPETS/venv/packages"
  fi
  if [ ! -d "$SNIPPETS/javascript/node_modules/tls-sig-api-v2" ]; then
    mkdir -p "$SNIPPETS/javascript"
    long npm "installing $NODE_PACKAGE for the snippets" npm install --prefix "$SNIPPETS/javascript" --no-save --no-audit --no-fund "$NODE_PACKAGE" ||
      fail "npm could not install $NODE_PACKAGE"
  fi
}
