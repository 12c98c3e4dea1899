"""A receipt in lines for a terminal or a log."""

from __future__ import annotations

from collections.abc import Iterator

from publishing.build.receipt import Receipt

#: Changed addresses that are named; the rest is counted.
NAMED = 10


def receipt_lines(receipt: Receipt) -> Iterator[str]:
    """Return what a publish did: one line, and below it what changed and what failed."""
    state = f"release {receipt.release}" if receipt.new else f"unchanged {receipt.release}"
    why = f" (full: {receipt.full})" if receipt.full else ""
    yield (
        f"{receipt.site}: {state}, {len(receipt.changed)} changed, {len(receipt.removed)} removed, "
        f"{receipt.rendered} of {receipt.compared} made, {receipt.seconds:.3f} s{why}"
    )
    if not receipt.full:
        for change in receipt.changed[:NAMED]:
            reasons = ", ".join(
                f"{reason.record or 'site'} {reason.id or ''} {reason.change}".replace("  ", " ")
                for reason in change.reasons[:3]
            )
            yield f"  {change.path}" + (f"  ({reasons})" if reasons else "")
        if len(receipt.changed) > NAMED:
            yield f"  … and {len(receipt.changed) - NAMED} more"
    for path in receipt.removed[:NAMED]:
        yield f"  gone: {path}"
    yield from failure_lines(receipt)


def failure_lines(receipt: Receipt) -> Iterator[str]:
    """Name each output that could not be made, and why."""
    for failure in receipt.failed:
        kept = f"the version of {failure.since} stays" if failure.kept else "not online"
        yield f"  failed: {failure.path or failure.owner}: {failure.error} ({kept})"
