import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const pictures = new URL('../../../out/pictures/', import.meta.url);

/** The window of VS Code, used with mouse and keyboard. */
export class Workbench {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens a file by its name and waits until it is shown. */
  async openFile(name: string): Promise<void> {
    await this.page.locator('.monaco-workbench').waitFor();
    const row = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first();
    // A search that was made before the file was there finds nothing, and is not made again by itself.
    for (let isListed = false; !isListed; ) {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('Control+P');
      await this.page.locator('.quick-input-widget input').fill(name);
      isListed = await row.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
    }
    await row.click();
    await this.page.locator(`.editor-instance[aria-label*="${name}"] .view-line`).first().waitFor();
  }

  /** Opens a file of the outermost folder by a click, as one does where files cannot be searched. */
  async openFromExplorer(name: string): Promise<void> {
    await this.page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: name }).first().click();
    await this.page.locator(`.editor-instance[aria-label*="${name}"] .view-line`).first().waitFor();
  }

  /** Whether a picker is open. */
  isAsked(): Promise<boolean> {
    return this.page.locator('.quick-input-widget').isVisible();
  }

  /** What the editor of a document shows, once it shows something. */
  async editorText(name: string): Promise<string> {
    const lines = this.page.locator(`.editor-instance[aria-label*="${name}"] .view-line`);
    await lines.first().waitFor();
    return (await lines.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
  }

  /** Waits until the editor of a document shows this text. */
  async editorSays(name: string, text: string): Promise<void> {
    await this.page
      .locator(`.editor-instance[aria-label*="${name}"] .view-line`)
      .filter({ hasText: text.replaceAll(' ', '\u00a0') })
      .or(this.page.locator(`.editor-instance[aria-label*="${name}"] .view-line`).filter({ hasText: text }))
      .first()
      .waitFor();
  }

  /** What the Output panel shows, once a line of it matches. */
  async outputText(line: RegExp): Promise<string> {
    const lines = this.page.locator('.output-view .view-line');
    await lines.filter({ hasText: line }).first().waitFor();
    return (await lines.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
  }

  /** Presses a button of the dialog that is open, or opens within a moment. */
  async confirm(button: string): Promise<void> {
    await this.page.locator('.monaco-dialog-box .monaco-button').filter({ hasText: button }).first().click();
  }

  /** Runs a command by its title in the palette. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.page.locator('.quick-input-widget input').fill(`>${title}`);
    await this.pick(title);
  }

  /** Chooses a line of the open list. */
  async pick(label: string): Promise<void> {
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first().click();
  }

  /** Waits for a question of a picker of several steps: `Issue Development Certificate (2/7)`, by what it asks. */
  async question(text: string): Promise<void> {
    const widget = this.page.locator('.quick-input-widget:visible');
    await widget.getByPlaceholder(text).or(widget.getByText(text)).first().waitFor();
  }

  /** What the open picker lists. */
  async pickerText(): Promise<string> {
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    await rows.first().waitFor();
    return (await rows.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
  }

  /** Goes back to the question before. */
  async back(): Promise<void> {
    await this.page.locator('.quick-input-widget:visible .codicon-quick-input-back').click();
  }

  /** Presses keys, one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Types into whatever has the focus. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** What a notification says, once one says something that matches. The window shows none by itself while it is tested. */
  async notification(text: RegExp): Promise<string> {
    await this.runCommand('Notifications: Show Notifications');
    const found = this.page.locator('.notifications-center .notification-list-item').filter({ hasText: text }).first();
    await found.waitFor();
    return ((await found.textContent()) ?? '').replaceAll('\u00a0', ' ');
  }

  /** Rests the mouse on a line of the editor (counted from 1) and returns what the hover says. */
  async hoverLine(line: number): Promise<string> {
    return this.hoverOver(
      this.page
        .locator('.editor-instance .view-line')
        .nth(line - 1)
        .locator('span span')
        .first(),
    );
  }

  /** Rests the mouse on a text of the editor and returns what the hover says. */
  async hoverText(text: string): Promise<string> {
    return this.hoverOver(
      this.page.locator('.editor-instance .view-line span').getByText(text, { exact: false }).last(),
    );
  }

  private async hoverOver(target: ReturnType<Page['locator']>): Promise<string> {
    const hover = this.page.locator(
      '.monaco-hover:not(.hidden) .hover-contents, .monaco-resizable-hover .hover-contents',
    );
    // The server may still be starting, and a hover that found nothing does not come back by itself: leave and return.
    for (let attempt = 0; attempt < 10; attempt++) {
      // To the empty middle of the status bar: the title bar has a hover of its own.
      await this.page.mouse.move(640, 884);
      await target.hover();
      const shown = await hover
        .first()
        .waitFor({ state: 'visible', timeout: 2000 })
        .then(
          () => true,
          () => false,
        );
      const text = shown ? (await hover.allInnerTexts()).join('\n') : '';
      if (text !== '' && !text.startsWith('Loading')) return text;
    }
    throw new Error('no hover appeared');
  }

  /** What the Problems panel lists. */
  async problemsText(): Promise<string> {
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    await rows.nth(1).waitFor();
    return (await rows.allInnerTexts()).join('\n');
  }

  /** Presses a button of the notification that says something that matches. */
  async answerNotification(text: RegExp, button: string): Promise<void> {
    const found = this.page.locator('.notifications-center .notification-list-item').filter({ hasText: text }).first();
    await found.locator('.monaco-button').filter({ hasText: button }).first().click();
  }

  /** Chooses the quick fix whose title matches, at the first problem of the file. */
  async chooseQuickFix(title: RegExp): Promise<void> {
    await this.page.locator('.editor-instance .squiggly-error, .editor-instance .squiggly-warning').first().waitFor();
    await this.page.keyboard.press('Control+Home');
    await this.takeAction(title);
    await this.page.locator('.action-widget').first().waitFor({ state: 'hidden' });
  }

  /** Resolves when nothing in the open file is underlined as an error. */
  async isRepaired(): Promise<void> {
    await this.page.locator('.editor-instance .squiggly-error').waitFor({ state: 'detached' });
  }

  /** Clicks the CodeLens with this title, as soon as there is one. */
  async clickLens(title: string): Promise<void> {
    await this.page.locator('.codelens-decoration:visible a').filter({ hasText: title }).first().click();
  }

  /** What a question in the middle of the window says. */
  async dialogText(): Promise<string> {
    const dialog = this.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    return ((await dialog.textContent()) ?? '').replaceAll('\u00a0', ' ');
  }

  /** Presses a button of it. */
  async answerDialog(button: string): Promise<void> {
    await this.page.locator('.monaco-dialog-box .monaco-button').filter({ hasText: button }).click();
  }

  /** Takes the quick fix whose title matches at a line of the editor (counted from 1), and answers what it asks. */
  async quickFixWith(line: number, title: RegExp, answer: string): Promise<void> {
    await this.page.locator('.editor-instance .squiggly-error, .editor-instance .squiggly-warning').first().waitFor();
    await this.page.keyboard.press('Control+Home');
    for (let below = 1; below < line; below++) await this.page.keyboard.press('ArrowDown');
    await this.takeAction(title);
    await this.page.locator('.quick-input-widget input').fill(answer);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.editor-instance .squiggly-error').waitFor({ state: 'detached' });
  }

  /** Takes the code action whose title matches, at the cursor. */
  private async takeAction(title: RegExp): Promise<void> {
    const row = this.page.locator('.action-widget .monaco-list-row').filter({ hasText: title }).first();
    // Asked while the text or the problems are still being worked on, the editor shows no list, and none later.
    for (let isOffered = false; !isOffered; ) {
      await this.page.keyboard.press('Control+.');
      isOffered = await row.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    }
    await row.click();
  }

  /** Takes the last edit back. */
  async undo(): Promise<void> {
    await this.page.keyboard.press('Control+Z');
  }

  /** What was copied; waits until something is (the test's deadline ends that), for a command copies after its picker has closed. */
  async clipboard(): Promise<string> {
    return this.page.evaluate(async () => {
      for (;;) {
        const text = await navigator.clipboard.readText();
        if (text !== '') return text;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
  }

  /** Leaves a picture of the window in out/pictures. */
  async takePicture(name: string): Promise<void> {
    await this.page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, pictures)) });
  }
}
