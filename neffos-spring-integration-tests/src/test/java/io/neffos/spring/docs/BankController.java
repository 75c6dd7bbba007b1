package io.neffos.spring.docs;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;

@NeffosController("bank")
class BankController {

	@NeffosEvent
	int balance(@CurrentAccount Accounts.Account account) {
		return account.balance();
	}

}
