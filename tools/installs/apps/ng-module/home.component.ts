// The page that everybody may see.
import { Component } from '@angular/core';

@Component({ selector: 'app-home', standalone: false, template: '<h1>Home</h1>' })
export class HomeComponent {}
