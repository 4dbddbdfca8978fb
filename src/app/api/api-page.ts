// The API page: requests with and without the access token, and what came back.
import { JsonPipe } from '@angular/common';
import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';
import { firstValueFrom } from 'rxjs';
import { demoApi } from '../tenant';
import { endpoints, type Endpoint } from './endpoints';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

@Component({
  selector: 'demo-api-page',
  imports: [JsonPipe],
  templateUrl: './api-page.html',
  styleUrl: './api-page.css',
})
export class ApiPage {
  private readonly http = inject(HttpClient);
  protected readonly auth = inject(AuthService);
  protected readonly api = demoApi;
  protected readonly endpoints = endpoints;
  protected readonly answers = signal<Readonly<Record<string, Answer | 'asking'>>>({});

  protected async ask({ path }: Endpoint): Promise<void> {
    if (this.answers()[path] === 'asking') return;
    this.show(path, 'asking');
    try {
      const response = await firstValueFrom(this.http.get(demoApi + path, { observe: 'response' }));
      this.show(path, { status: response.status, body: response.body });
    } catch (error) {
      // A refusal is an answer too, and here one worth seeing.
      if (!(error instanceof HttpErrorResponse)) throw error;
      const body = error.status === 0 ? 'The API does not answer.' : error.error;
      this.show(path, { status: error.status, body });
    }
  }

  private show(path: string, answer: Answer | 'asking'): void {
    this.answers.update((answers) => ({ ...answers, [path]: answer }));
  }
}
