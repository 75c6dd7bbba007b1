package io.neffos.spring.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import io.neffos.spring.fuzz.FuzzServer.Kind;

/**
 * What two clients and the application do, one after another. The same story can be
 * played again.
 *
 * @param kind the server's kind
 * @param steps the steps
 * @param mutated how many mutated messages are sent
 */
record Story(Kind kind, List<Step> steps, int mutated) {

	static final int CLIENTS = 2;

	private static final int STEPS = 60;

	private static final List<String> ANSWERS = List.of(";;;;;;", ";default;;question;0;0;yes",
			";default;;question;1;0;no", ";x;y;z;0;1;", ";;;;;", "", ";default;den;_OnRoomJoin;1;0;no");

	/**
	 * Makes a story up.
	 */
	static Story of(Corpus corpus, Random random) {
		Mutator mutator = new Mutator(corpus, random);
		List<Step> steps = new ArrayList<>(STEPS);
		int mutated = 0;
		for (int i = 0; i < STEPS; i++) {
			int client = random.nextInt(CLIENTS);
			int choice = random.nextInt(100);
			if (choice < 65) {
				steps.add(new Step.Send(client, mutator.mutated()));
				mutated++;
			}
			else {
				steps.add(other(choice, client, corpus, random));
			}
		}
		Kind kind = (random.nextInt(8) == 0) ? Kind.NATIVE : (random.nextBoolean()) ? Kind.BOTH : Kind.EVENTS;
		return new Story(kind, steps, mutated);
	}

	private static Step other(int choice, int client, Corpus corpus, Random random) {
		if (choice < 80) {
			return new Step.Send(client, corpus.any(random));
		}
		if (choice < 90) {
			return new Step.Answer(client, random.nextInt(4) == 0, ANSWERS.get(random.nextInt(ANSWERS.size())));
		}
		if (choice < 94) {
			return new Step.Serve(client, ServerAction.values()[random.nextInt(ServerAction.values().length)]);
		}
		return (choice < 95) ? new Step.Lose(client) : new Step.Pass(Duration.ofMillis(random.nextInt(4_000)));
	}

	Story without(int step) {
		List<Step> fewer = new ArrayList<>(this.steps);
		fewer.remove(step);
		return new Story(this.kind, List.copyOf(fewer), this.mutated);
	}

	@Override
	public String toString() {
		return "server of kind " + this.kind
				+ this.steps.stream().map((step) -> "\n  " + step).collect(Collectors.joining());
	}

}
