namespace Api.Content.Language.English;

/// <summary>
/// The English verbs of speech, a list made for this program, roughly by how often they carry a quotation in US news. A
/// lemma alone is inflected regularly (<c>+</c> doubles its last letter); others read <c>base third past
/// participle</c>.
/// </summary>
internal static class EnglishCues
{
    /// <summary>Verbs that do hardly anything but report speech.</summary>
    public const string Speech = """
        say/says/said/saying, tell/tells/told/telling, write/writes/wrote/writing/written, add, ask, tweet, argue,
        explain, declare, respond, conclude, reply, recall, suggest, warn, insist, remark, acknowledge, vow, quip+,
        joke, lament, assert, predict, boast, concede, scoff, proclaim, complain, exclaim, caution, interject, testify,
        contend, opine, muse, retort, mutter, whisper, murmur, shout, yell, scream, chant, tease, stammer, announce,
        state, claim, note, admit+, comment, allege, reiterate, elaborate, speculate, gush, confide, recount, reason,
        intone, deadpan+, gripe, grumble, fume, bellow, chime, pronounce, theorize, surmise, observe, stress, emphasize,
        emphasise, confess, pledge, promise, reveal, repeat, wonder, inquire, enquire, quote, cite, refer+, describe,
        continue, answer, report, assure, remind, blog+, retweet, email, e-mail, instruct, advise, urge, snap+, snarl,
        thunder, implore, plead, beg+, rant, chide, chuckle, laugh, sigh, cry, groan, sob+, hint, signal, crow, rail,
        riff, ad-lib+, sum+, tout, trumpet, bemoan, decry, affirm, posit, ponder, clarify
        """;

    /// <summary>Verbs that report speech when quoted words depend on them, and mean much else besides.</summary>
    public const string Other = """
        call, accuse, read/reads/read/reading, point, post, speak/speaks/spoke/speaking/spoken, talk,
        put/puts/put/putting, agree, mock, defend, blame, dismiss, criticize, criticise, express, condemn, portray,
        slam+, charge, shoot/shoots/shot/shooting, fire, demand, echo, thank, question, remember,
        go/goes/went/going/gone, rip+, offer, vent, credit, brand, label, dub+, deem, characterize, characterise, hail,
        deride, rebuke, confirm, deny, blast, praise, denounce, publish, tag+, propose, invoke, use, paint, assail,
        attack, find/finds/found/finding, believe, think/thinks/thought/thinking, know/knows/knew/knowing/known,
        feel/feels/felt/feeling, consider, expect, want, hope, fear, worry, begin/begins/began/beginning/begun, start,
        open, close, finish, list, include, feature, indicate, show/shows/showed/showing/shown, imply, discuss, mention,
        issue, release, sign, sing/sings/sang/singing/sung, lecture, compare, liken, refute, reject, rebut+, ridicule,
        taunt, insult, lambaste, lash, rap+, knock, cast/casts/cast/casting, frame, pitch, press, challenge, apologize,
        apologise, applaud, celebrate, cheer, commend, compliment, congratulate, welcome, endorse, encourage, oppose,
        support, disagree, detail, outline, lay/lays/laid/laying, highlight, underscore, define, maintain, counter,
        refuse, decline, object, protest, threaten, swear/swears/swore/swearing/sworn, teach/teaches/taught/teaching,
        preach, learn, hear/hears/heard/hearing, see/sees/saw/seeing/seen, view, regard, treat, nickname, term, request,
        order, direct, decide, rule, determine, hold/holds/held/holding, contest, dispute, react, rejoin, return,
        resume, clap+, shake/shakes/shook/shaking, text, message, fax, broadcast/broadcasts/broadcast/broadcasting,
        advertise, campaign, caption, headline, editorialize, chastise, scold, castigate, berate, bash, jab+, needle,
        zing, skewer, savage, trash, belittle, disparage, disavow, decline, concur+,
        foresee/foresees/foresaw/foreseeing, forecast/forecasts/forecast/forecasting, anticipate, estimate, calculate,
        assess, judge, evaluate, interpret, summarize, summarise, recite, relate, narrate, marvel, rave, reflect,
        reminisce, recommend, advocate, call-out, tick, rattle, toss, hurl, spout, mouth, utter, voice, sound, warble,
        mean/means/meant/meaning, ensure, imagine, guess, suspect, doubt,
        understand/understands/understood/understanding, realize, realise, grant, disclose, leak, divulge, unveil,
        stipulate, require, prescribe, mandate, bar+, lead/leads/led/leading, greet, introduce, turn, crack, shrug+,
        smile, grin+, nod+, beam, glower, grimace, sneer, smirk, bark, growl, roar, howl, boom, blurt, gasp, warn, coax,
        pray, bless
        """;

    /// <summary>Forms above that are nouns at least as often as verbs.</summary>
    public const string Nouns = """
        report reports claim claims comment comments note notes remark remarks call calls tweet tweets post posts
        question questions charge charges answer answers promise promises pledge pledges vow vows state states suggest
        plan plans demand demands offer offers hope hopes fear fears worry worries attack attacks use uses want label
        labels credit brand brands joke jokes cry laugh sigh rant hint signal signals quote quotes reason reasons shot
        shots fire start open close list lists issue issues release show shows challenge challenges support detail
        details name names bill bills order orders rule rules view views sign signs lecture press pitch frame cast email
        emails e-mail e-mails campaign campaigns text texts message messages headline headlines title titles term terms
        style object objects protest protests dispute direct blog blogs chant chants counter testament complaint address
        thought thoughts finding findings feeling hearing meeting point points judge estimate estimates forecast
        broadcast voice sound mouth doubt praise blame talk talks return turn lead rap knock press needle trash savage
        smile grin nod mock means boom bar bars grant
        """;
}
