#!/bin/sh
# Prints the path of a Python that is new enough, or says in one line what is wrong.
set -eu
NEEDED=3.11
fits() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

if [ -n "${PYTHON:-}" ]; then
	candidates=$PYTHON
else
	candidates="python3 python3.14 python3.13 python3.12 python3.11"
fi
found=""
for candidate in $candidates; do
	path=$(command -v "$candidate" 2>/dev/null) || continue
	if fits "$path"; then
		echo "$path"
		exit 0
	fi
	found="$found $("$path" --version 2>&1) at $path;"
done
echo "Wijkwijzer needs Python $NEEDED or newer; found${found:- none;} install it, or set PYTHON=/path/to/python3" >&2
exit 1
