# shellcheck shell=bash
# The languages that snippets are written in, for the tests that run them.

SNIPPETS="target/snippets"
PIP_NEEDED=requests==2.32.5
PIP_WANTED=(httpie==3.2.4 tls-sig-api-v2==1.1)
NODE_PACKAGE=tls-sig-api-v2@1.0.2

# need_program PROGRAM PACKAGE…: from Debian where it is missing.
need_program() {
  local program="$1"
  shift
  have "$program" && return
  long "apt-$program" "installing Debian's $*" apt_install "$@" || true
  hash -r
  have "$program" || fail "$program is missing: install it (Debian: apt-get install $*, as root)"
}

# want_program PROGRAM PACKAGE…: the same for what is good to have: where it is missing, its tests are left out and say so.
want_program() {
  local program="$1"
  shift
  have "$program" && return
  long "apt-$program" "installing Debian's $*" apt_install "$@" || true
  hash -r
  have "$program" || left_out "$program" "(Debian: apt-get install $*, as root)"
}

left_out() { say "LEFT OUT: $1 can't be had, so its snippets are not run $2"; }

# pip_install PACKAGE…: into the environment of the snippets.
pip_install() {
  long "pip-${1%%=*}" "installing Python's $1 for the snippets" \
    "$SNIPPETS/venv/bin/pip" install --disable-pip-version-check --retries 1 --timeout 20 "$1"
}

# The file names what is installed, so that nothing is asked of the registry twice.
has_pip() { grep -qxF "$1" "$SNIPPETS/venv/installed.txt" 2>/dev/null; }
note_pip() { echo "$1" >>"$SNIPPETS/venv/installed.txt"; }

need_python_packages() {
  local package
  has_pip "$PIP_NEEDED" || {
    python3 -m venv --clear "$SNIPPETS/venv" || fail "python3 can't make a virtual environment: install it (Debian: apt-get install python3-venv, as root)"
    pip_install "$PIP_NEEDED" || fail "pip could not install $PIP_NEEDED"
    note_pip "$PIP_NEEDED"
  }
  for package in "${PIP_WANTED[@]}"; do
    has_pip "$package" && continue
    if pip_install "$package"; then note_pip "$package"; else left_out "Python's $package" ""; fi
  done
}

want_node_package() {
  local folder="$SNIPPETS/javascript"
  [ -d "$folder/node_modules/tls-sig-api-v2" ] && return
  mkdir -p "$folder"
  if have npm && long npm "installing $NODE_PACKAGE for the snippets" \
    npm install --prefix "$folder" --no-save --no-audit --no-fund --fetch-retries 1 "$NODE_PACKAGE"; then
    return
  fi
  left_out "npm's $NODE_PACKAGE" ""
}

need_snippets() {
  mkdir -p "$SNIPPETS"
  need_program curl curl
  need_program php php-cli php-curl
  php_has_curl || {
    long apt-php-curl "installing Debian's php-curl" apt_install php-curl || true
    php_has_curl || fail "PHP has no curl extension: install it (Debian: apt-get install php-curl, as root)"
  }
  need_program python3 python3 python3-venv
  need_python_packages
  need_program node nodejs npm
  want_node_package
  want_program go golang-go
  want_program javac default-jdk-headless
  want_program mcs mono-mcs mono-runtime libmono-system-net-http4.0-cil
  want_program zsh zsh
}

php_has_curl() { php -r 'exit(function_exists("curl_init") ? 0 : 1);'; }
