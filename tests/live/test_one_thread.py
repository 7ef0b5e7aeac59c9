"""A thread that does one thing after another for the loop."""

import asyncio
import threading

import pytest

from app.live.one_thread import OneThread

pytestmark = pytest.mark.pure


async def test_each_thing_is_done_in_its_order_by_one_thread_and_answered():
    one, order = OneThread("one"), []

    def work(nth):
        order.append((nth, threading.current_thread().name))
        return nth * 2

    assert await asyncio.gather(*(one.do(work, nth) for nth in range(20))) == [nth * 2 for nth in range(20)]
    assert order == [(nth, "one") for nth in range(20)]
    one.close()


async def test_what_it_raises_is_raised_where_it_is_awaited_and_the_next_is_done():
    one = OneThread("one")

    def fail(why):
        raise why

    with pytest.raises(KeyError):
        await one.do(fail, KeyError("it"))
    with pytest.raises(SystemExit):
        await one.do(fail, SystemExit(3))
    assert await one.do(len, "four") == 4
    one.close()


async def test_what_nobody_waits_for_any_more_before_its_turn_is_not_done_and_what_has_begun_is():
    one, begun, may_end, done = OneThread("one"), asyncio.Event(), threading.Event(), []
    loop = asyncio.get_running_loop()

    def slow():
        loop.call_soon_threadsafe(begun.set)
        assert may_end.wait(10)
        done.append("slow")

    first, second, third = one.do(slow), one.do(done.append, "second"), one.do(done.append, "third")
    await begun.wait()
    first.cancel()
    second.cancel()
    may_end.set()
    await third
    assert done == ["slow", "third"]
    one.close()


async def test_closing_waits_for_all_that_was_asked_and_one_that_was_never_asked_has_no_thread():
    before = threading.active_count()
    OneThread("one").close()
    assert threading.active_count() == before
    one, done = OneThread("one"), []
    asked = [one.do(done.append, nth) for nth in range(5)]
    one.close()
    assert done == [*range(5)]
    assert threading.active_count() == before
    await asyncio.gather(*asked)


async def test_nothing_is_asked_of_one_that_is_closed():
    one = OneThread("one")
    one.close()
    with pytest.raises(RuntimeError):
        one.do(len, "four")


async def test_a_thread_that_the_system_has_no_room_for_is_begun_the_next_time(monkeypatch):
    one = OneThread("one")
    with monkeypatch.context() as full:
        full.setattr(threading.Thread, "start", refuse)
        with pytest.raises(RuntimeError, match="start new"):
            one.do(len, "four")
    assert await one.do(len, "four") == 4
    one.close()


def refuse(_thread):
    raise RuntimeError("can't start new thread")


async def test_what_a_future_can_not_hold_is_told_as_another_error():
    one = OneThread("one")
    with pytest.raises(RuntimeError, match="stopped"):
        await one.do(next, iter(()))
    one.close()


def test_a_loop_that_is_gone_meanwhile_does_not_end_the_thread():
    one, may_end, done = OneThread("one"), threading.Event(), []

    async def leave():
        one.do(may_end.wait, 10)

    asyncio.run(leave())
    may_end.set()

    async def come():
        await one.do(done.append, "after")

    asyncio.run(come())
    assert done == ["after"]
    one.close()
