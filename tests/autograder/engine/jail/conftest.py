from collections.abc import Iterator

import pytest
from jailed_zygote import Zygote


@pytest.fixture(scope="module")
def zygote() -> Iterator[Zygote]:
    made = Zygote(jailed=True)
    yield made
    made.close()
