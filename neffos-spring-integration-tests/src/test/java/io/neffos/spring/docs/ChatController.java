package io.neffos.spring.docs;

import java.time.LocalTime;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.annotation.OnRoomJoin;
import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.connection.Room;
import io.neffos.spring.message.NeffosException;

@NeffosController("chat")
class ChatController {

	@OnRoomJoin
	void join(Room room) {
		if (room.name().equals("attic")) {
			throw new NeffosException("The attic is closed.");
		}
	}

	@NeffosEvent
	void say(JoinedRoom room, String text) {
		room.broadcast("said", text);
	}

	@NeffosEvent
	String time() {
		return LocalTime.now().toString();
	}

}
