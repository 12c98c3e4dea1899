#!/bin/sh
# Writes requirements/*.txt anew, pinned and with hashes. No addresses of package indexes get in:
# where packages come from is the machine's business. Takes minutes: every file is fetched to hash it.
set -eu
cd "$(dirname "$0")/.."
compile() {
	.venv/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header \
		--no-emit-options \
		--constraint requirements/constraints.in --output-file "$1" "$2"
}
compile requirements/runtime.txt pyproject.toml
compile requirements/build.txt requirements/build.in
compile requirements/imports.txt requirements/imports.in
compile requirements/s3.txt requirements/s3.in
compile requirements/public.txt requirements/public.in
compile requirements/demo.txt requirements/demo.in
compile requirements/dev.txt requirements/dev.in
compile requirements/validators.txt requirements/validators.in
compile requirements/images.txt requirements/images.in
compile requirements/peers.txt requirements/peers.in
