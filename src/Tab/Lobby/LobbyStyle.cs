namespace Jaring.Tab.Lobby;

/// <summary>How the lobby looks: the room's own colours and measures (ui.md, Tokens), so that the step from one to the other is none.</summary>
internal static class LobbyStyle
{
    public const string Sheet =
        """
        :root{color-scheme:light dark;--ground:#fafafa;--surface:#fff;--text:#242424;--soft:#424242;--hint:#616161;--line:#d1d1d1;--fine:#e0e0e0;--link:#0f6a6f;--danger:#a80f1c;--danger-ground:#fdf6f6;--danger-line:#eeacb2;--one:#0f6a6f;--two:#4a8f93}
        @media(prefers-color-scheme:dark){:root{--ground:#242424;--surface:#292929;--text:#fff;--soft:#d6d6d6;--hint:#b8b8b8;--line:#666;--fine:#474747;--link:#74cbcf;--danger:#f8b0b6;--danger-ground:#331b1d;--danger-line:#7a2f36;--one:#fff;--two:#74cbcf}}
        *{box-sizing:border-box}
        html{scroll-padding:8rem 0 1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;font:400 1rem/1.5 "Segoe UI",system-ui,-apple-system,Roboto,"Noto Sans",sans-serif;color:var(--text);background:var(--ground);overflow-wrap:break-word}
        h1,h2,h3,p,ul{margin:0;padding:0}
        h1{font-size:1.5rem;line-height:1.334;font-weight:600;text-wrap:balance}
        h2{font-size:1.25rem;line-height:1.3;font-weight:600}
        h3{font-size:1rem;line-height:1.375;font-weight:600;margin-top:20px}
        b,summary{font-weight:600}
        p{color:var(--soft);text-wrap:pretty}
        a{color:var(--link)}
        ul{list-style:none}
        small{display:block;font-size:.875rem;line-height:1.43;font-weight:400;color:var(--soft)}
        :focus-visible{outline:2px solid var(--text);outline-offset:2px;border-radius:4px}
        .whole{white-space:nowrap}
        .stays{position:sticky;top:0;z-index:1}
        header{display:flex;flex-wrap:wrap;align-items:center;gap:4px 10px;min-height:60px;padding:4px 8px 4px 16px;background:var(--surface);border-bottom:1px solid var(--fine)}
        .mark{width:1.75rem;height:1.75rem;flex:none;stroke:var(--one)}.second{stroke:var(--two)}
        .name{font-weight:600;margin-right:auto}
        nav{display:flex;flex-wrap:wrap;gap:4px}
        nav a{display:inline-flex;align-items:center;min-height:44px;min-width:44px;padding:0 8px;font-size:.875rem}
        .close{padding:0 14px;border:1px solid var(--line);border-radius:4px;background:var(--surface);color:var(--text);font-weight:600;text-decoration:none}
        aside{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 12px;padding:0 16px;min-height:44px;background:var(--danger-ground);border-bottom:1px solid var(--danger-line);font-size:.875rem}
        .danger{color:var(--danger);font-weight:600}
        .dial{color:inherit;font-weight:600;margin-left:6px}
        a.dial{display:none;align-items:center;justify-content:center;min-height:44px;min-width:44px;margin:0}
        @media(pointer:coarse){a.dial{display:inline-flex}a.dial+b.dial{display:none}}
        main{max-width:640px;margin:0 auto;padding:20px 16px 40px;display:grid;grid-template-columns:minmax(0,1fr);gap:20px}
        section{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;margin-top:8px}
        .rows,.articles{border:1px solid var(--fine);border-radius:8px;overflow:hidden;background:var(--surface)}
        .rows li+li,.articles>details+details{border-top:1px solid var(--fine)}
        .rows li{padding:12px 16px}
        .rows a{display:inline-flex;align-items:center;min-height:44px;font-weight:600}
        .articles>details{padding:0 16px}
        .articles>details[open]{padding-bottom:20px}
        summary{min-height:52px;padding:14px 0;color:var(--link);cursor:pointer}
        summary:focus-visible{outline-offset:-2px}
        .articles li{padding:6px 0 6px 14px;position:relative;color:var(--soft)}
        .articles li::before{content:"";position:absolute;left:0;top:1.05em;width:5px;height:5px;border-radius:50%;background:CanvasText;opacity:.45}
        .articles details p:not(.source){color:var(--soft)}
        .shown a{font-weight:400}
        .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .source{font-size:.8125rem;line-height:1.385;color:var(--hint)}
        .door{display:block;padding:14px 16px;border:1px solid var(--line);border-radius:8px;background:var(--surface);font-weight:600}
        .door small{display:inline-block;width:100%;text-decoration:none}
        .qr-code summary{min-height:44px;padding:10px 0;font-weight:400;text-decoration:underline;text-underline-offset:3px}
        .qr{display:block;width:min(100%,220px);border-radius:8px}
        @media(max-height:27em),(max-width:22em){.stays{display:contents}header{position:sticky;top:0;z-index:1}}
        @media(min-width:56.25em){header,aside{padding-inline:max(24px,calc((100% - 640px)/2 + 16px))}aside{justify-content:flex-start;gap:0 32px}main{padding-top:32px}h1{font-size:1.75rem;line-height:1.286}}
        """;
}
