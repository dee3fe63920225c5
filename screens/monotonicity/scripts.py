"""Short scripts in plain PyTorch that reproduce the numbers of the three stories."""

_FIT = '''\
def fit(model, X, y):
    """Minimise the log-loss to the last digit, and return it."""
    optimizer = torch.optim.LBFGS(
        model.double().parameters(),
        max_iter=300,
        tolerance_change=1e-12,
        line_search_fn="strong_wolfe",
    )

    def closure():
        optimizer.zero_grad()
        loss = log_loss(model(X), y)
        loss.backward()
        return loss

    optimizer.step(closure)
    return log_loss(model(X), y).item()
'''

_TEMPERATURE = f"""\
import pandas as pd
import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits as log_loss

table = pd.read_csv("data/body_temperature.csv")
T = torch.tensor(table[["temperature_c"]].to_numpy())
died = torch.tensor(table[["died_within_30_days"]].to_numpy()).double()


{_FIT}

x = (T - T.mean()) / T.std()
print(f"linear in T     {{fit(nn.Linear(1, 1), x, died):.4f}}")
print(f"linear in |T - c| {{fit(nn.Linear(1, 1), (T - CENTER).abs(), died):.4f}}")

# The best of a few random starts: others end in worse valleys of the loss.
torch.manual_seed(12)
losses = []
for _ in range(3):
    model = nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 1))
    losses.append(fit(model, x, died))
print(f"2 ReLU units on T {{min(losses):.4f}}")
"""

INCOME = f"""\
import pandas as pd
import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits as log_loss

table = pd.read_csv("data/loan_repayment.csv")
income = torch.tensor(table[["income"]].to_numpy()).double()
repaid = torch.tensor(table[["repaid"]].to_numpy()).double()


{_FIT}

linear, log = nn.Linear(1, 1), nn.Linear(1, 1)
print(f"logistic, linear in income {{fit(linear, income / 100, repaid):.4f}}")
print(f"logistic in log income {{fit(log, income.log1p(), repaid):.4f}}")

step = torch.tensor([[50.0], [100.0], [300.0], [350.0]]).double()
low, low_after, high, high_after = torch.sigmoid(linear(step / 100)).flatten()
print(f"50 more at 50 adds {{low_after - low:.1%}}")
print(f"50 more at 300 adds {{high_after - high:.1%}}")
"""

_PIXELS = """\
import pandas as pd
import torch
from torch import nn

table = pd.read_csv("data/digits.csv.gz")
X = torch.tensor(table.drop(columns="digit").to_numpy()).float() / 16
y = torch.tensor(table["digit"].to_numpy())
rows = torch.randperm(len(y), generator=torch.Generator().manual_seed(SEED))
train, test = rows[:1257], rows[1257:]
both = torch.cat([X[train], 1 - X[train]]), y[train].repeat(2)


def fit(model, X, y, lr, decay, steps=200):
    optimizer = torch.optim.Adam(model.parameters(), lr, betas=(0.9, 0.99))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda t: 1 - t / steps)
    weights = [p for p in model.parameters() if p.dim() == 2]
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(X), y)
        loss = loss + decay / 2 * sum(W.square().sum() for W in weights)
        loss.backward()
        optimizer.step()
        schedule.step()
    return model


def accuracies(model):
    upright = (model(X[test]).argmax(1) == y[test]).double().mean()
    inverted = (model(1 - X[test]).argmax(1) == y[test]).double().mean()
    return f"{upright:.1%} {inverted:.1%}"


def linear():
    layer = nn.Linear(64, 10)
    nn.init.zeros_(layer.weight), nn.init.zeros_(layer.bias)
    return layer


torch.manual_seed(SEED)
hidden = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
print("linear", accuracies(fit(linear(), X[train], y[train], 0.05, 1e-3)))
print("linear, both", accuracies(fit(linear(), *both, 0.05, 1e-3)))
print("hidden, both", accuracies(fit(hidden, *both, 0.02, 1e-4)))
"""


def temperature_script(center: float) -> str:
    """Return a script that prints the log-losses at this reference temperature."""
    return _TEMPERATURE.replace("CENTER", f"{center:g}")


def pixels_script(seed: int) -> str:
    """Return a script that prints the accuracies of this split and start."""
    return _PIXELS.replace("SEED", f"{seed}")
