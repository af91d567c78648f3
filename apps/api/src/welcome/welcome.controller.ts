import { Controller, Get, Header, NotFoundException, Param, Post } from '@nestjs/common';
import { ForEverybody, Personas } from '@hub/platform';
import { welcomePage } from './welcome.page.js';

/** The first page outside production: who one can try the hub as. Where an identity provider is configured it offers nobody. */
@Controller()
export class WelcomeController {
  constructor(private readonly personas: Personas) {}

  @ForEverybody()
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  page(): string {
    return welcomePage(this.personas.offered());
  }

  @ForEverybody()
  @Post('personas/:ref/token')
  async token(@Param('ref') ref: string): Promise<{ token: string }> {
    const token = await this.personas.tokenFor(ref);
    if (!token) throw new NotFoundException('There is no such persona here.');
    return { token };
  }
}
