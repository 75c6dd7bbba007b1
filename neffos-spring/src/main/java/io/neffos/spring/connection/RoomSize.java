package io.neffos.spring.connection;

/**
 * A room and how many are in it.
 *
 * @param name the room's name
 * @param members how many connections
 * @since 0.1.0
 */
public record RoomSize(String name, int members) {

}
