# Runs chromedriver ($2) until the input ends; it ends with the test process, however that comes about.
# In $1 is what it says and what it and its browsers leave behind.

# Ctrl+C reaches all at once; the end of the input tells when it is time.
trap '' INT HUP
TMPDIR="$1" "$2" --port=0 </dev/null >"$1/said" 2>/dev/null &
read -r _

# Asked to shut down, it ends its browsers first; killed, it would leave them behind.
port=$(sed -n 's/.*started successfully on port \([0-9]*\).*/\1/p' "$1/said")
(
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf 'GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' >&3
  timeout 10 cat <&3
) >/dev/null 2>&1
kill -KILL "$!"
wait

# A browser that is on its way out may still write.
for _ in {1..50}; do
  rm -rf "$1" && break
  sleep 0.1
done
