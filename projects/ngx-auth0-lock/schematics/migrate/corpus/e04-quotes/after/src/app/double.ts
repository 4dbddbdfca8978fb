import { NgIf } from "@angular/common";
import { Component, inject } from "@angular/core";
import { AuthService } from "ngx-auth0-lock";

@Component({
  selector: "app-double",
  imports: [NgIf],
  templateUrl: "./double.html",
})
export class Double {
  kind = "a";
  protected readonly auth = inject(AuthService);

  signUp() {
    this.auth.login({ lock: { initialScreen: "signUp" } });
  }
}
