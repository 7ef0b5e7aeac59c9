"""A network line between a server and its database, or a browser and its server, that a test can cut, mend and slow."""

import selectors
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import sleep


class Line:
    """Carries what comes to `port` on to another one, both on loopback. `late`: seconds before an answer comes.
    `together`: answers come when there are so many, each to somebody."""

    def __init__(self, to: int, late: float = 0, together: int = 1) -> None:
        self._to, self.late = to, late
        self._all = threading.Barrier(together, timeout=20)
        self._is_cut = threading.Event()
        self._open: set[socket.socket] = set()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        self._is_cut.set()
        for end in [*self._open]:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        self._is_cut.clear()

    def close(self) -> None:
        self._listening.close()
        self.cut()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                if self._is_cut.is_set():
                    near.close()
                    continue
                threading.Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        with suppress(OSError), near, socket.create_connection(("127.0.0.1", self._to)) as far:
            self._open |= {near, far}
            is_answered = False
            other = {near: far, far: near}
            with selectors.DefaultSelector() as ready:
                for end in other:
                    ready.register(end, selectors.EVENT_READ)
                while not self._is_cut.is_set():
                    for key, _ in ready.select(1):
                        data = key.fileobj.recv(65536)  # type: ignore[union-attr]
                        if not data:
                            return
                        if key.fileobj is far:
                            sleep(self.late)
                            if not is_answered:
                                self._all.wait()
                            is_answered = True
                        other[key.fileobj].sendall(data)  # type: ignore[index]


@contextmanager
def a_line(to: int, late: float = 0, together: int = 1) -> Iterator[Line]:
    line = Line(to, late, together)
    try:
        yield line
    finally:
        line.close()
