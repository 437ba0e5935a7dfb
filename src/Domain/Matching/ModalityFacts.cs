using Expect.Domain.Expertise;

namespace Expect.Domain.Matching;

/// <summary>What matching must know of a way in which an authority can help.</summary>
/// <param name="Form">The form of the help.</param>
/// <param name="Involvement">How much of its people's time the authority puts in; null when not stated.</param>
/// <param name="Constraint">How formal a commitment the help needs; null when not stated.</param>
/// <param name="OneOff">Whether the help can be given once.</param>
public sealed record ModalityFacts(ModalityForm Form, Involvement? Involvement, Constraint? Constraint, bool OneOff);
