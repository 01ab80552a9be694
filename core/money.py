"""Money as it is printed, wherever it is printed."""


def pounds(amount: float) -> str:
    """Money: whole pounds where there are no pence."""
    return f"£{int(amount):,}" if amount == int(amount) else f"£{amount:,.2f}"


def pence(amount: int) -> str:
    """Money that is kept in pence, as it is printed."""
    return pounds(amount // 100 if amount % 100 == 0 else amount / 100)
