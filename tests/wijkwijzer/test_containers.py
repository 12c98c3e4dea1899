"""The files for containers: what Compose's own schema says of them, and our rules. No engine runs here."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

#: A name with a version, and no host before it: where images come from is the machine's business.
IMAGE = re.compile(r"[a-z]+:\d+(\.\d+)+(-[a-z]+)?")


@dataclass
class Stage:
    """A part of a Containerfile: its base, and its instructions in their order."""

    base: str
    said: list[tuple[str, str]] = field(default_factory=list)

    def of(self, word: str) -> list[str]:
        """Return the arguments of an instruction."""
        return [text for name, text in self.said if name == word]


def stages(repository: Path) -> dict[str, Stage]:
    """Read the Containerfile; what stands before the first stage is of the stage ``""``."""
    text = (repository / "Containerfile").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    found = {"": Stage("")}
    for line in re.sub(r"\\\n\s*", "", "\n".join(lines)).splitlines():
        word, _space, rest = line.strip().partition(" ")
        assert re.fullmatch(r"ARG|FROM|RUN|COPY|WORKDIR|ENV|USER|EXPOSE|HEALTHCHECK|CMD", word), (
            line
        )
        if word == "FROM":
            base, name = re.fullmatch(r"(\S+) AS (\w+)", rest).groups()  # type: ignore[union-attr]
            found[name] = Stage(base)
        else:
            [*found.values()][-1].said.append((word, rest))
    return found


@pytest.fixture
def compose(repository: Path) -> Any:
    """The services of compose.yaml, with what they share filled in."""
    return yaml.safe_load((repository / "compose.yaml").read_text(encoding="utf-8"))


def test_compose_is_what_its_schema_asks_for(repository: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]
    answer = subprocess.run(
        [*command, str(repository / "compose.yaml")], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    wrong = tmp_path / "compose.yaml"
    wrong.write_text("services: {cms: {imago: wijkwijzer}}\n", encoding="utf-8")
    assert subprocess.run([*command, str(wrong)], capture_output=True, check=False).returncode == 1


def test_every_image_is_pinned_by_version(repository: Path, compose: Any) -> None:
    found = stages(repository)
    assert [
        IMAGE.fullmatch(text.removeprefix("DEBIAN=")) is not None for text in found[""].of("ARG")
    ] == [True]
    assert {stage.base for name, stage in found.items() if name} == {"${DEBIAN}"}
    ours = {"wijkwijzer", "wijkwijzer-public"}
    others = {each["image"] for each in compose["services"].values()} - ours
    assert {image for image in others if not IMAGE.fullmatch(image)} == set()


def test_what_is_installed_is_pinned_and_nothing_is_left_over(repository: Path) -> None:
    for stage in stages(repository).values():
        for command in stage.of("RUN"):
            for each in re.findall(r"pip install [^&]*", command):
                assert "--require-hashes" in each or "--no-deps" in each
            if "apt-get install" in command:
                assert "--no-install-recommends" in command
                assert "rm -rf /var/lib/apt/lists/*" in command
        for name in re.findall(r"requirements/[a-z]+\.txt", " ".join(stage.of("RUN"))):
            assert (repository / name).is_file()


@pytest.mark.parametrize("target", ["cms", "public"])
def test_an_image_runs_without_rights_and_tells_of_its_health(
    repository: Path, target: str
) -> None:
    stage = stages(repository)[target]
    assert stage.of("USER") == ["10001"]
    assert len(stage.of("HEALTHCHECK")) == 1
    order = [name for name, _text in stage.said]
    assert order.index("USER") > max(n for n, name in enumerate(order) if name in ("RUN", "COPY"))
    assert stage.of("CMD")[0].startswith('["wijkwijzer')


def test_the_public_image_has_no_django_and_no_secret(repository: Path, compose: Any) -> None:
    stage = stages(repository)["public"]
    assert stage.of("COPY") == ["--from=build /opt/public /opt/public"]
    text = (repository / "requirements/public.txt").read_text(encoding="utf-8")
    assert re.findall(r"^([a-z-]+)==", text, re.MULTILINE) == ["brotli", "click", "granian"]
    public = compose["services"]["public"]
    assert "environment" not in public
    assert public["volumes"] == ["releases:/data/releases:ro"]
    assert public["networks"] == ["outside"]


def test_services_wait_for_what_they_need(compose: Any) -> None:
    services = compose["services"]
    assert services["migrate"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert services["migrate"]["restart"] == "no"
    done = {"migrate": {"condition": "service_completed_successfully"}}
    for name in ("cms", "publish", "public"):
        assert services[name]["depends_on"] == done
    assert [name for name, each in services.items() if "ports" in each] == ["proxy"]
    assert services["database"]["networks"] == ["inside"]
    assert compose["networks"]["inside"] == {"internal": True}


@pytest.mark.parametrize("name", ["migrate", "cms", "publish", "public"])
def test_a_service_of_ours_writes_to_its_volumes_alone(compose: Any, name: str) -> None:
    service = compose["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["build"]["target"] == ("public" if name == "public" else "cms")


def test_no_secret_has_a_default(repository: Path) -> None:
    text = (repository / "compose.yaml").read_text(encoding="utf-8")
    for name in ("SECRET_KEY", "DATABASE_PASSWORD"):
        uses = re.findall(rf"\$\{{{name}(.{{2}})", text)
        assert uses
        assert set(uses) == {":?"}
