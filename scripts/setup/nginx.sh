# shellcheck shell=bash
# nginx, for the stories on a real web server. It is unpacked and not installed: a package that is installed starts a server.

# Where tests/e2e/support/nginx.rs looks, too.
nginx_program() {
  local place
  for place in "${NGINX:-}" /usr/sbin/nginx /usr/bin/nginx "$CACHE/nginx/usr/sbin/nginx"; do
    [ -n "$place" ] && [ -x "$place" ] && "$place" -v >/dev/null 2>&1 && { echo "$place"; return; }
  done
  return 1
}

# unpack_debian PACKAGE…: their files, below $CACHE/nginx.
unpack_debian() {
  have apt-get && have dpkg-deb || return 1
  local folder
  folder="$(mktemp -d)"
  # apt's own user must be able to write there.
  chmod 777 "$folder"
  (
    cd "$folder"
    apt-get download -q "$@" || { as_root apt-get -q update && apt-get download -q "$@"; }
  ) || { rm -rf "$folder"; return 1; }
  mkdir -p "$CACHE/nginx"
  local package
  for package in "$folder"/*.deb; do dpkg-deb -x "$package" "$CACHE/nginx"; done
  rm -rf "$folder"
}

need_nginx() {
  if ! nginx_program >/dev/null; then
    say "nginx is missing; the stories are run on it, too"
    long nginx "unpacking Debian's nginx with its module for brotli into $CACHE/nginx, some seconds" \
      unpack_debian nginx libnginx-mod-http-brotli-static || true
  fi
  nginx_program >/dev/null || fail "nginx is missing: apt-get install nginx-light libnginx-mod-http-brotli-static (as root), or set NGINX to one"
}
