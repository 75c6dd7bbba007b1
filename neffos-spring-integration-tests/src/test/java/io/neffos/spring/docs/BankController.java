package io.neffos.spring.docs;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.NeffosEvent;
import io.neffos.spring.docs.Accounts.Account;

@NeffosController("bank")
class BankController {

	@NeffosEvent
	int balance(@CurrentAccount Account account) {
		return account.balance();
	}

}
