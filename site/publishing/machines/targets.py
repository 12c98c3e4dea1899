"""Where releases are pushed to: a bucket of object storage, or a folder that rsync reaches."""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from publishing.machines.objects import keeps_versions, remove

#: Objects that are on their way at a time.
AT_ONCE = 16
#: So many files are not worth comparing before they are sent.
FEW = 20
#: Seconds after which a program that copies counts as hung.
LONGEST = 3600


class TargetError(OSError):
    """A target cannot be used, or did not take what was sent."""


class Target(Protocol):
    """A place with the folder of one site. Names are paths below that folder, with `/`."""

    def put(self, folder: Path, names: Collection[str]) -> None:
        """Copy files of `folder` there; each is whole there, or as it was."""
        ...

    def names(self) -> set[str] | None:
        """Return what is there; None for a place that compares by itself."""
        ...

    def remove(self, folder: Path, names: Collection[str]) -> None:
        """Take away what `folder` has no more; `names` are those, where the place does not compare."""
        ...

    def differing(self, folder: Path, names: Collection[str]) -> list[str]:
        """Return which of these files are not there with the same bytes."""
        ...


def target_of(address: str, site: str) -> Target:
    """Return the place of a site (`site-3`) at an address. Raises TargetError for one of another kind."""
    parts = urlsplit(address)
    if parts.scheme == "s3" and parts.netloc:
        return Bucket(
            parts.netloc, "/".join(each for each in (parts.path.strip("/"), site) if each)
        )
    if address.startswith(("/", "rsync://")) or (":/" in address and "://" not in address):
        return Rsync(f"{address.rstrip('/')}/{site}")
    raise TargetError(f"{address!r} is no target: s3://BUCKET/PREFIX, HOST:/FOLDER or /FOLDER")


class Bucket:
    """A part of a bucket, at `S3_ENDPOINT`."""

    def __init__(self, bucket: str, prefix: str) -> None:
        try:
            import boto3
            from botocore.config import Config
            from botocore.exceptions import BotoCoreError, ClientError
        except ImportError as error:
            raise TargetError("object storage needs requirements/s3.txt") from error
        self._faults = (BotoCoreError, ClientError)
        session: Any = boto3.session.Session()
        resource = session.resource(
            "s3",
            endpoint_url=os.environ.get("S3_ENDPOINT") or None,
            region_name=os.environ.get("S3_REGION") or None,
            config=Config(max_pool_connections=AT_ONCE),
        )
        self._bucket = resource.Bucket(bucket)
        self._client = resource.meta.client
        self._prefix = f"{prefix}/"

    def put(self, folder: Path, names: Collection[str]) -> None:
        """Copy files there, several at a time."""

        def one(name: str) -> None:
            body = (folder / name).read_bytes()
            # The one who reads sees the old or the new object, never half of it.
            self._client.put_object(Bucket=self._bucket.name, Key=self._prefix + name, Body=body)

        self._each(one, names)

    def names(self) -> set[str]:
        """Return what is there; versions of before are not."""
        try:
            found = self._bucket.objects.filter(Prefix=self._prefix)
            return {each.key.removeprefix(self._prefix) for each in found}
        except self._faults as error:
            raise TargetError(str(error)) from error

    def remove(self, folder: Path, names: Collection[str]) -> None:
        """Take objects away, with every version of them that the bucket keeps."""
        if not names:
            return
        try:
            versions = keeps_versions(self._bucket)
        except self._faults as error:
            raise TargetError(str(error)) from error
        self._each(lambda name: remove(self._bucket, self._prefix + name, versions=versions), names)

    def differing(self, folder: Path, names: Collection[str]) -> list[str]:
        """Read every object, and compare."""
        there, found = self.names(), []

        def one(name: str) -> None:
            if name in there:
                answer = self._client.get_object(Bucket=self._bucket.name, Key=self._prefix + name)
                if _digest(answer["Body"].read()) == _digest((folder / name).read_bytes()):
                    return
            found.append(name)

        self._each(one, names)
        return sorted(found)

    def _each(self, function: Any, names: Collection[str]) -> None:
        try:
            with ThreadPoolExecutor(AT_ONCE) as pool:
                for _done in pool.map(function, sorted(names)):
                    pass
        except self._faults as error:
            raise TargetError(str(error)) from error


def _digest(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=16).hexdigest()


class Rsync:
    """A folder of this machine or of another, which rsync reaches: `host:/folder`."""

    def __init__(self, address: str) -> None:
        self._address = f"{address}/"

    def put(self, folder: Path, names: Collection[str]) -> None:
        """Copy files there; rsync leaves out those that are there already, and renames what is whole.

        A pointer has the size of the one before, and may have its second: a handful is sent whatever is there.
        """
        if names:
            with _list_of(names) as listed:
                self._run(
                    "-aI" if len(names) <= FEW else "-a",
                    "--mkpath",
                    f"--files-from={listed.name}",
                    f"{folder}/",
                    self._address,
                )

    def names(self) -> None:
        """Return None: rsync compares by itself."""
        return

    def remove(self, folder: Path, names: Collection[str]) -> None:
        """Take away all that the folder has no more; copies nothing."""
        options = ("-r", "--delete", "--existing", "--ignore-existing")
        self._run(*options, f"{folder}/", self._address)

    def differing(self, folder: Path, names: Collection[str]) -> list[str]:
        """Return which files rsync would copy, looking at every byte."""
        with _list_of(names) as listed:
            options = ("-rn", "--checksum", "--out-format=%n", f"--files-from={listed.name}")
            said = self._run(*options, f"{folder}/", self._address)
        return sorted(each for each in said.splitlines() if each in set(names))

    def _run(self, *arguments: str) -> str:
        try:
            done = subprocess.run(  # noqa: S603  a program of the operator's system
                ["rsync", *arguments],  # noqa: S607
                capture_output=True, text=True, check=False, timeout=LONGEST,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            raise TargetError(f"rsync: {error}") from error
        if done.returncode:
            raise TargetError(f"rsync: {' '.join(done.stderr.split())[-500:]}")
        return done.stdout


def _list_of(names: Collection[str]) -> Any:
    file = tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".list")  # noqa: SIM115
    file.write("".join(f"{name}\n" for name in sorted(names)))
    file.flush()
    return file


def existing(folder: Path, names: Collection[str]) -> Iterator[str]:
    """Yield the names that are files of a folder."""
    yield from (name for name in names if (folder / name).is_file())
