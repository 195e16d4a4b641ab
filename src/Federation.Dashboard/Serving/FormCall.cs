using Microsoft.AspNetCore.Http;

namespace Federation.Dashboard.Serving;

/// <summary>A form that was sent.</summary>
/// <param name="Page">The page that it is of.</param>
/// <param name="Form">What was typed.</param>
/// <param name="IsTrusted">
/// Whether it comes from a page that was given to this browser. Where not, nothing may be done; the form is shown again
/// with what was typed.
/// </param>
public sealed record FormCall(PageCall Page, IFormCollection Form, bool IsTrusted);
