package io.neffos.spring.benchmarks.load;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.neffos.spring.benchmarks.wire.Control;
import io.neffos.spring.benchmarks.wire.Joins;
import org.jspecify.annotations.Nullable;

/**
 * The load generator's process.
 */
public final class LoadMain {

	private final Fleet fleet = new Fleet();

	private final Connector connector;

	private @Nullable Measurement measurement;

	private List<Client> stalled = List.of();

	private LoadMain(Dialect dialect, int port) {
		this.connector = new Connector(this.fleet, dialect, port);
	}

	/**
	 * Runs until standard input ends.
	 * @param args the dialect and the server's port
	 * @throws Exception if a command fails
	 */
	public static void main(String[] args) throws Exception {
		LoadMain load = new LoadMain(Dialect.of(args[0]), Integer.parseInt(args[1]));
		Control.say("READY");
		try {
			Control.obey(load::run);
		}
		finally {
			Runtime.getRuntime().halt(0);
		}
	}

	private void run(String[] words) throws Exception {
		try {
			Control.say(answer(words));
		}
		catch (IllegalStateException ex) {
			Control.say("FAILED " + ex.getMessage());
		}
	}

	private String answer(String[] words) throws Exception {
		return switch (words[0]) {
			case "connect" -> "CONNECTED "
					+ this.connector.open(number(words[1]), room(words[2]), number(words[3]), number(words[4]));
			case "expect" -> expect(words);
			case "echo" -> echo(words);
			case "joins" -> joins(number(words[1]), number(words[2]));
			case "await" ->
				measurement().await(TimeUnit.MILLISECONDS.toNanos(number(words[1]))) ? "ARRIVED yes" : "ARRIVED no";
			case "result" -> "RESULT " + measurement().result() + " closed=" + this.connector.takeClosed();
			case "stall" -> stall(room(words[1]), number(words[2]));
			case "resume" -> resume();
			case "close" -> close(in(words[1]));
			case "trouble" -> "TROUBLE " + this.connector.takeTrouble();
			default -> throw new IllegalArgumentException("No command '" + words[0] + "'");
		};
	}

	private String expect(String[] words) {
		Phase phase = new Phase(number(words[1]), number(words[2]));
		List<Client> clients = this.fleet.where(in(words[3]).and((client) -> !this.stalled.contains(client)));
		int each = number(words[4]);
		this.measurement = Measurement.begin(this.fleet, phase, clients, each);
		this.fleet.onClients(this.stalled, (client) -> client.expect(new DeliveryCheck(0, each)));
		return "EXPECTING " + clients.size();
	}

	private String echo(String[] words) {
		String expecting = expect(words);
		this.fleet.onClients(this.fleet.where(in(words[3])), (client) -> client.echo(new EchoTurn(number(words[4]))));
		return expecting;
	}

	private String joins(int phase, int count) throws InterruptedException {
		Measurement.prepareJoins(this.fleet, new Phase(phase, Joins.SIZE));
		this.connector.expecting(() -> new DeliveryCheck(0, count));
		this.connector.open(count, Joins.ROOM + phase, 1, 0);
		this.connector.expecting(() -> DeliveryCheck.NOTHING);
		Measurement joined = Measurement.joined(this.fleet, this.fleet.where(in(Joins.ROOM + phase)));
		this.measurement = joined;
		boolean arrived = joined.await(TimeUnit.SECONDS.toNanos(5));
		joined.awaitQuiet(TimeUnit.MILLISECONDS.toNanos(300));
		return "JOINED " + arrived;
	}

	private String stall(@Nullable String room, int count) {
		List<Client> members = this.fleet.where((client) -> room != null && room.equals(client.room()));
		this.stalled = members.subList(members.size() - count, members.size());
		this.fleet.onClients(this.stalled, (client) -> client.reading(false));
		return "STALLED " + this.stalled.size();
	}

	/**
	 * Lets the stalled ones read what is there for them still, or notice that they were
	 * closed.
	 */
	private String resume() {
		this.fleet.onClients(this.stalled, (client) -> client.reading(true));
		measurement().awaitQuiet(TimeUnit.SECONDS.toNanos(2));
		this.fleet.onLoops(LoopStats::read);
		int got = this.stalled.stream().mapToInt((client) -> client.check().distinct()).sum();
		this.stalled = List.of();
		return "RESUMED " + got + " " + this.connector.takeClosed();
	}

	private String close(Predicate<Client> condition) throws InterruptedException {
		List<Client> clients = this.fleet.where(condition);
		int left = this.fleet.size() - clients.size();
		this.fleet.onClients(clients, Client::close);
		while (this.fleet.size() > left) {
			Thread.sleep(10);
		}
		this.connector.takeClosed();
		return "CLOSED " + clients.size();
	}

	private Measurement measurement() {
		Measurement current = this.measurement;
		if (current == null) {
			throw new IllegalStateException("Nothing is expected");
		}
		return current;
	}

	/**
	 * Chooses by room: those in none, or those in rooms that begin so.
	 */
	private static Predicate<Client> in(String word) {
		String prefix = room(word);
		return (client) -> (prefix != null) ? client.room() != null && client.room().startsWith(prefix)
				: client.room() == null;
	}

	private static @Nullable String room(String word) {
		return (word.equals("-")) ? null : word;
	}

	private static int number(String word) {
		return Integer.parseInt(word);
	}

}
