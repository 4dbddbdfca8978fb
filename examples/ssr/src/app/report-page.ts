// A guarded page that the server renders for everybody: nothing on it is secret.
import { Component, inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';

@Component({
  selector: 'ssr-report-page',
  template: `<h1>Report about {{ topic }}</h1>`,
})
export class ReportPage {
  protected readonly topic =
    inject(ActivatedRoute).snapshot.queryParamMap.get('topic') ?? 'everything';
}
