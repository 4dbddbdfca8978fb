// What happened to the session, newest first, along a line.
import { DatePipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { EventLog } from './event-log';
import { eventCodes, eventSentence, eventTone } from './event-sentence';

@Component({
  selector: 'demo-timeline',
  imports: [DatePipe],
  templateUrl: './timeline.html',
  styleUrl: './timeline.css',
})
export class Timeline {
  protected readonly events = inject(EventLog).entries;
  protected readonly codes = eventCodes;
  protected readonly sentence = eventSentence;
  protected readonly tone = eventTone;
}
