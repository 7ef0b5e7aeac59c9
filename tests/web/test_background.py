"""What goes on beside the requests goes on whatever happens to it."""

import asyncio

from app.background import Background, again_and_again


async def test_one_look_that_fails_ends_no_looking_and_no_closing():
    looks = asyncio.Queue()

    async def look():
        looks.put_nowait(None)
        raise LookupError

    looking = Background(lambda: again_and_again(0, look, "not_looked"))
    looking.open()
    async with asyncio.timeout(5):
        for _ in range(3):
            await looks.get()
        await looking.close()
