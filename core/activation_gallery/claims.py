"""What section 5.1.2 of the chapter says of its activations, computed.

Each claim is a sentence and the numbers that bear it out, in float64, over 4,001 points
of [−20, 20] where it speaks of every x.
"""

from core.activation_gallery.claim import Claim
from core.activation_gallery.relu_claims import relu_claims
from core.activation_gallery.squashing_claims import squashing_claims


def chapter_claims() -> list[Claim]:
    """Check the chapter's claims about ReLU, sigmoid and tanh."""
    return relu_claims() + squashing_claims()
