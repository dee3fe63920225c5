"""The chapter's claims as a table, with or without what was computed."""

from collections.abc import Sequence

from core.activation_gallery.claims import Claim

COLUMNS = ("the chapter says", "computed", "holds")
UNTOLD = "?"


def claims_rows(claims: Sequence[Claim], told: bool) -> list[tuple[str, str, str]]:
    """Tabulate claims, one row each.

    Args:
        claims: The claims.
        told: Whether to say what was computed.
    """
    return [
        (
            claim.sentence,
            *((claim.computed, _verdict(claim)) if told else (UNTOLD,) * 2),
        )
        for claim in claims
    ]


def _verdict(claim: Claim) -> str:
    if not claim.holds:
        return "no"
    return "yes, if …" if claim.condition else "yes"
