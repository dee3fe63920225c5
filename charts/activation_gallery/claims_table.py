"""The chapter's claims as a table, with or without what was computed."""

from collections.abc import Sequence

import pandas as pd

from core.activation_gallery.claims import Claim

UNTOLD = "?"


def claims_frame(claims: Sequence[Claim], told: bool) -> pd.DataFrame:
    """Tabulate claims, one row each.

    Args:
        claims: The claims.
        told: Whether to say what was computed.
    """
    return pd.DataFrame(
        [
            (
                claim.sentence,
                claim.computed if told else UNTOLD,
                _verdict(claim) if told else UNTOLD,
            )
            for claim in claims
        ],
        columns=["the chapter says", "computed", "holds"],
    )


def _verdict(claim: Claim) -> str:
    if not claim.holds:
        return "no"
    return "yes, if …" if claim.condition else "yes"
