// The Profile page: who is signed in. Guarded, so there always is somebody.
import { DatePipe, JsonPipe } from '@angular/common';
import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { AuthService } from 'ngx-auth0-lock';
import { rolesOf } from '../roles';
import { nameOf } from '../session/event-sentence';
import { initialsOf } from './initials';

@Component({
  selector: 'demo-profile-page',
  imports: [DatePipe, JsonPipe, RouterLink],
  templateUrl: './profile-page.html',
  styleUrl: './profile-page.css',
})
export class ProfilePage {
  protected readonly user = inject(AuthService).user;
  private readonly query = toSignal(inject(ActivatedRoute).queryParamMap);
  /** `/profile?view=token` shows the claims as they stand in the token. */
  protected readonly asToken = computed(() => this.query()?.get('view') === 'token');
  protected readonly name = computed(() => {
    const user = this.user();
    return user && nameOf(user);
  });
  protected readonly initials = computed(() => initialsOf(this.name() ?? ''));
  protected readonly roles = computed(() => {
    const user = this.user();
    return user ? rolesOf(user) : [];
  });
}
