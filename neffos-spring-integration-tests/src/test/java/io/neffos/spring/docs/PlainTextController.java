package io.neffos.spring.docs;

import io.neffos.spring.annotation.NeffosController;
import io.neffos.spring.annotation.OnNativeMessage;

@NeffosController
class PlainTextController {

	@OnNativeMessage
	String echo(String text) {
		return text;
	}

}
