import { AsyncPipe, NgIf } from "@angular/common";
import { Component, inject } from "@angular/core";
import { AuthService } from "@auth0/auth0-angular";

@Component({
  selector: "app-double",
  imports: [AsyncPipe, NgIf],
  templateUrl: "./double.html",
})
export class Double {
  kind = "a";
  protected readonly auth = inject(AuthService);

  signUp() {
    this.auth.loginWithRedirect({ authorizationParams: { screen_hint: "signup" } });
  }
}
