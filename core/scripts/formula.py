"""A typed formula as an expression of torch, for `core.scripts.network`."""

from functools import reduce

from core.expressions.tree import Apply, Node, Number, Variable, Where

OPERATORS = {"+", "-", "*", "/", "**", "<", "<=", ">", ">=", "==", "!="}
JOINS = {"and": "&", "or": "|"}
RENAMED = {"ln": "torch.log", "arctan": "torch.atan", "σ": "torch.sigmoid"}
LAYERS = {"elu", "gelu", "silu", "softplus", "softsign"}
PAIRWISE = {"max": "torch.maximum", "min": "torch.minimum"}


def torch_code(node: Node) -> str:
    """Return Python code for a formula; its variables are tensors of those names."""
    if isinstance(node, Number):
        return repr(node.value).replace("inf", "math.inf")
    if isinstance(node, Variable):
        return node.name
    if isinstance(node, Where):
        branches = f"{_tensor(node.if_true)}, {_tensor(node.if_false)}"
        return f"torch.where({torch_code(node.condition)}, {branches})"
    return _apply_code(node)


def _apply_code(node: Apply) -> str:
    name, arguments = node.name, [torch_code(part) for part in node.arguments]
    if name == "neg":
        return f"(-{arguments[0]})"
    if name in OPERATORS:
        return f"({arguments[0]} {name} {arguments[1]})"
    if name in JOINS:
        return f"({arguments[0]} {JOINS[name]} {arguments[1]})"
    tensors = [_tensor(part) for part in node.arguments]
    if name == "clip":
        x, low, high = tensors
        return f"torch.minimum(torch.maximum({x}, {low}), {high})"
    if name in PAIRWISE:
        return reduce(lambda left, right: f"{PAIRWISE[name]}({left}, {right})", tensors)
    if name == "step":
        return f"({tensors[0]} > 0).float()"
    module = "nn.functional" if name in LAYERS else "torch"
    return f"{RENAMED.get(name, f'{module}.{name}')}({tensors[0]})"


def _tensor(node: Node) -> str:
    """Return code that is a tensor even where the formula is a constant."""
    code = torch_code(node)
    return f"torch.tensor({code})" if _is_constant(node) else code


def _is_constant(node: Node) -> bool:
    if isinstance(node, Apply):
        # A function of constants is a tensor already; an operation on them is not.
        operation = node.name in OPERATORS or node.name == "neg"
        return operation and all(_is_constant(part) for part in node.arguments)
    return isinstance(node, Number)
