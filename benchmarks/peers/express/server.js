// A bare live server, as the Node world has it: Express, socket.io, PostgreSQL. One INSERT for each action, then one
// emit to the room, then the acknowledgement. No sign-in, no rules.
import { createServer } from "node:http";
import express from "express";
import pg from "pg";
import { Server } from "socket.io";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
await pool.query(`CREATE TABLE IF NOT EXISTS action (
  id bigserial PRIMARY KEY, room text NOT NULL, task text NOT NULL, colour text NOT NULL, at timestamptz NOT NULL DEFAULT now()
)`);
const insert = { name: "insert", text: "INSERT INTO action (room, task, colour) VALUES ($1, $2, $3)" };

const app = express();
app.get("/", (_request, response) => response.send("ok"));
const server = createServer(app);
const io = new Server(server, { serveClient: false });

io.on("connection", (socket) => {
  const { room } = socket.handshake.query;
  socket.join(room);
  socket.on("place", async (action, done) => {
    await pool.query({ ...insert, values: [room, action.task, action.colour] });
    io.to(room).emit("placed", action);
    done();
  });
});

server.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("listening"));
