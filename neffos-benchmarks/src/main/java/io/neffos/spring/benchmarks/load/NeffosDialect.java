package io.neffos.spring.benchmarks.load;

import io.neffos.spring.benchmarks.wire.Joins;
import org.jspecify.annotations.Nullable;

/**
 * neffos, as a browser speaks it: each step waits for the answer of the one before.
 */
final class NeffosDialect implements Dialect {

	@Override
	public String path(@Nullable String room) {
		return "/neffos";
	}

	@Override
	public Step next(int step, @Nullable String room, String answer) {
		String namespace = (room != null && room.startsWith(Joins.ROOM)) ? Joins.NAMESPACE : "bench";
		return switch (step) {
			case 0 -> Step.say("M");
			case 1 -> said(answer.startsWith("A"), answer, Step.say("$1;" + namespace + ";;_OnNamespaceConnect;0;0;"));
			case 2 -> said(answer.equals("$1;;;;;;"), answer,
					(room != null) ? Step.say("$2;" + namespace + ";" + room + ";_OnRoomJoin;0;0;") : Step.READY);
			default -> answer.startsWith("$2") ? said(answer.equals("$2;;;;;;"), answer, Step.READY) : Step.WAIT;
		};
	}

	@Override
	public String ask(String body) {
		return "$3;bench;;echo;0;0;" + body;
	}

	private static Step said(boolean asExpected, String answer, Step next) {
		if (!asExpected) {
			throw new IllegalStateException("Refused: " + answer);
		}
		return next;
	}

}
