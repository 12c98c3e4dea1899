#!/bin/sh
# Runs a command with DATABASE_URL at a private PostgreSQL that lives as long as the command:
#     tools/postgres.sh COMMAND [ARGUMENT …]
# PostgreSQL's own programs are on the PATH of the command.
# Uses Debian's programs, and installs them when it may. Exit status 75: there is none to be had.
set -eu

programs() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }
bin=$(programs)
if [ -z "$bin" ] && command -v initdb >/dev/null 2>&1; then
	bin=$(dirname "$(command -v initdb)")
fi
if [ -z "$bin" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
	echo "Installing PostgreSQL from Debian's packages" >&2
	apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null
	bin=$(programs)
fi
if [ -z "$bin" ]; then
	echo "No PostgreSQL here; run: sudo apt-get install postgresql" >&2
	exit 75
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/wijkwijzer-pg.XXXXXX")
# PostgreSQL refuses to run as root.
as_owner() { "$@"; }
if [ "$(id -u)" = 0 ]; then
	chown postgres "$folder"
	as_owner() { runuser -u postgres -- "$@"; }
fi
stop() {
	as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
	rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM

cd "$folder"
as_owner "$bin/initdb" -D "$folder/data" -U wijkwijzer -A trust -E UTF8 --locale=C.UTF-8 >"$folder.log" 2>&1 ||
	{ cat "$folder.log" >&2; exit 1; }
rm -f "$folder.log"
# A socket, no port: nothing can be in its way, and nobody else can reach it.
# The cluster is thrown away, so nothing has to survive a crash; queries are too small to be compiled.
as_owner "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w start >/dev/null \
	-o "-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off" ||
	{ cat "$folder/log" >&2; exit 1; }
cd "$OLDPWD"
encoded=$(printf %s "$folder" | sed 's,/,%2F,g')
DATABASE_URL="postgres://wijkwijzer@$encoded/postgres"
PATH="$PATH:$bin"
export DATABASE_URL PATH
"$@"
