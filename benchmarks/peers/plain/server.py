"""A plain live server, as tutorials have it: FastAPI, an ORM commit for each action, `send_text` to one after another.

Its SQLite file has the same settings as ours. Run: uvicorn server:app
"""

import json
import os
from collections import defaultdict

from fastapi import FastAPI, WebSocket, WebSocketDisconnect
from sqlalchemy import event
from sqlmodel import Field, Session, SQLModel, create_engine


class Action(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    room: str
    task: str
    colour: str


engine = create_engine(f"sqlite:///{os.environ['PLAIN_DATABASE']}")


@event.listens_for(engine, "connect")
def durable(connection, _):
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


SQLModel.metadata.create_all(engine)
app = FastAPI()
rooms: dict[str, list[WebSocket]] = defaultdict(list)


@app.websocket("/live/{room}")
async def live(socket: WebSocket, room: str):
    await socket.accept()
    rooms[room].append(socket)
    try:
        while True:
            asked = await socket.receive_json()
            with Session(engine) as session:
                session.add(Action(room=room, task=asked["task"], colour=asked["colour"]))
                session.commit()
            text = json.dumps({"n": asked["n"], "task": asked["task"], "colour": asked["colour"]})
            for somebody in list(rooms[room]):
                await somebody.send_text(text)
            await socket.send_json({"done": asked["n"]})
    except WebSocketDisconnect:
        rooms[room].remove(socket)
