package io.neffos.spring.connection;

/**
 * A room with its number of members.
 *
 * @param name the room's name
 * @param members the number of connections in the room
 * @since 0.1.0
 */
public record RoomSize(String name, int members) {

}
