#!/bin/sh
# Runs a command with CHROMIUM at a Chromium of this machine: tools/chromium.sh COMMAND [ARGUMENT …]
# Installs Debian's package when it may. Exit status 75: there is none to be had.
set -eu

find_chromium() {
	for name in chromium chromium-browser google-chrome google-chrome-stable; do
		command -v "$name" && return 0
	done
	return 1
}
CHROMIUM=${CHROMIUM:-$(find_chromium || true)}
if [ -z "$CHROMIUM" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
	echo "Installing Chromium from Debian's packages" >&2
	apt-get update -qq >&2 &&
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
	CHROMIUM=$(find_chromium || true)
fi
if [ -z "$CHROMIUM" ]; then
	echo "No Chromium here; run: sudo apt-get install chromium" >&2
	exit 75
fi
export CHROMIUM
exec "$@"
