from tests.documents.conftest import files, noor  # noqa: F401 - fixtures
