"""The collector of what nobody refers to is quiet while thousands of tests are imported: most of what it would look
through stays until the end. A plugin, for it has to come before all that is imported."""

import gc

import pytest

gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    gc.freeze()
    # As the server has it: what a test makes is mostly kept until it is over.
    gc.set_threshold(50_000, 50, 1_000)
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """What libraries keep of each application is not looked through again at every collection: towards the end of a
    run that took most of the time."""
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()
