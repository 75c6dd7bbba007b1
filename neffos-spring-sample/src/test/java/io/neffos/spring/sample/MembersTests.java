package io.neffos.spring.sample;

import io.neffos.spring.message.NeffosException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MembersTests {

	private final Members members = new Members();

	@Test
	void nameOfOneConnectionAtATime() {
		FakeConnection ann = new FakeConnection();
		assertThat(this.members.signIn(" ann ", null, ann.inChat()).name()).isEqualTo("ann");
		refused("ANN", null, "The name ANN is taken. Please choose another one.");
		refused("ann", "guessed", "The name ann is taken. Please choose another one.");
		assertThat(this.members.of(ann.inChat()).name()).isEqualTo("ann");
	}

	@Test
	void unacceptableNames() {
		refused("  ", null, "Please enter a name.");
		refused("x".repeat(21), null, "That name is too long: at most 20 characters, please.");
		refused("<b>", null, "Please use only letters, digits, dots, dashes and underscores.");
		assertThat(this.members.names()).isEmpty();
	}

	@Test
	void takeOverWithTheToken() {
		FakeConnection old = new FakeConnection();
		String token = this.members.signIn("ann", null, old.inChat()).token();
		FakeConnection reloaded = new FakeConnection();
		assertThat(this.members.signIn("ann", token, reloaded.inChat()).token()).isEqualTo(token);
		assertThat(old.closeReason()).isEqualTo(Members.TAKEN_OVER);
		this.members.signOut(old.inChat());
		assertThat(this.members.named("Ann").isOn(reloaded.inChat())).isTrue();
	}

	@Test
	void nameOfAConnectionThatIsGone() {
		FakeConnection old = new FakeConnection();
		String token = this.members.signIn("ann", null, old.inChat()).token();
		old.close();
		FakeConnection other = new FakeConnection();
		assertThat(this.members.signIn("ann", null, other.inChat()).token()).isNotEqualTo(token);
	}

	@Test
	void anotherNameOnTheSameConnection() {
		FakeConnection connection = new FakeConnection();
		this.members.signIn("ann", null, connection.inChat());
		this.members.signIn("anna", null, connection.inChat());
		assertThat(this.members.names()).containsExactly("anna");
		assertThat(connection.closeReason()).isNull();
	}

	@Test
	void nobodyOfThatName() {
		assertThatExceptionOfType(NeffosException.class).isThrownBy(() -> this.members.named("bob"))
			.withMessage("bob is not here at the moment.");
		assertThatExceptionOfType(NeffosException.class)
			.isThrownBy(() -> this.members.of(new FakeConnection().inChat()))
			.withMessage("Please choose a name first.");
	}

	private void refused(String name, String token, String text) {
		assertThatExceptionOfType(NeffosException.class)
			.isThrownBy(() -> this.members.signIn(name, token, new FakeConnection().inChat()))
			.withMessage(text);
	}

}
