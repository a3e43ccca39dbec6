class Refusal(Exception):
    """A rule says no. Its message is the Dutch sentence the person reads.

    Verbs raise a subclass per reason; views show the sentence where it belongs.
    """

    message = "Dit kan nu niet."
    # Other words, or another choice, may be accepted; else trying again is of no use.
    can_be_mended = False

    def __init__(self, message: str = "") -> None:
        super().__init__(message or self.message)

    def __str__(self) -> str:
        return str(self.args[0])
