package io.neffos.spring.stress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a room does when nothing happens at once.
 */
public class RoomSpecification {

	private final Set<String> members = new TreeSet<>();

	private final Map<String, List<Integer>> received = new LinkedHashMap<>();

	public void joinA() {
		this.members.add("A");
	}

	public void leaveA() {
		this.members.remove("A");
	}

	public void joinC() {
		this.members.add("C");
	}

	public void leaveC() {
		this.members.remove("C");
	}

	public void publish(int message) {
		this.members
			.forEach((member) -> this.received.computeIfAbsent(member, (key) -> new ArrayList<>()).add(message));
	}

	public String received() {
		return this.received.getOrDefault("A", List.of()).toString();
	}

	public boolean isMember() {
		return this.members.contains("C");
	}

}
