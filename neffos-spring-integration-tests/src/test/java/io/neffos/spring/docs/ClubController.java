package io.neffos.spring.docs;

import java.security.Principal;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.OnAnyEvent;
import io.neffos.spring.annotation.OnNamespaceConnect;
import io.neffos.spring.annotation.OnNamespaceConnected;
import io.neffos.spring.annotation.OnNamespaceDisconnect;
import io.neffos.spring.annotation.OnRoomJoin;
import io.neffos.spring.annotation.OnRoomJoined;
import io.neffos.spring.annotation.OnRoomLeft;
import io.neffos.spring.connection.Emission;
import io.neffos.spring.connection.JoinedRoom;
import io.neffos.spring.connection.NamespaceConnection;
import io.neffos.spring.connection.Room;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;

@NeffosController("club")
class ClubController {

	@OnNamespaceConnect
	void enter(Principal guest) {
		if (guest.getName().equals("mallory")) {
			throw new NeffosException("You are not on the list.");
		}
	}

	@OnNamespaceConnected
	Emission<Void> entered(NamespaceConnection guest) {
		return guest.emit("welcome", "Good evening");
	}

	@OnRoomJoin
	void join(Room room, Principal guest) {
		if (room.name().equals("office") && !guest.getName().equals("owner")) {
			throw new NeffosException("The office is for the owner only.");
		}
	}

	@OnRoomJoined
	void joined(JoinedRoom room, Principal guest) {
		room.broadcastOthers("arrived", guest.getName());
	}

	@OnRoomLeft
	void left(Room room, Principal guest) {
		room.broadcast("gone", guest.getName());
	}

	@OnNamespaceDisconnect
	void leave(NeffosMessage message, NamespaceConnection guest) {
		if (!message.isForced() && !guest.rooms().isEmpty()) {
			throw new NeffosException("Leave your rooms first.");
		}
	}

	@OnAnyEvent
	String other(NeffosMessage message) {
		return "nobody here knows " + message.event();
	}

}
