using System.Collections.Immutable;

namespace Expect.Domain.Matching;

/// <summary>How well ways of helping fit: the best of the offer's, by the mean of the aspects that are asked for.</summary>
internal static class ModalityGrades
{
    /// <summary>The offer does not say.</summary>
    private const int Unstated = 500;

    /// <summary>The grade.</summary>
    public static MatchGrade Of(MatchCriteria criteria, ImmutableArray<ModalityFacts> modalities)
    {
        var share = modalities.Select(modality => Share(criteria, modality)).DefaultIfEmpty(0).Max();
        return new MatchGrade(share, share switch
        {
            MatchGrade.Full => MatchFinding.ModalityFits,
            0 => MatchFinding.ModalityDiffers,
            _ => MatchFinding.ModalityPartly,
        });
    }

    private static int Share(MatchCriteria criteria, ModalityFacts modality)
    {
        var (sum, asked) = (0, 0);
        void Aspect(bool isAsked, int share)
        {
            sum += isAsked ? share : 0;
            asked += isAsked ? 1 : 0;
        }

        Aspect(!criteria.Forms.IsEmpty, Met(criteria.Forms.Contains(modality.Form)));
        Aspect(criteria.OneOff, Met(modality.OneOff));
        Aspect(criteria.MaxInvolvement is not null, modality.Involvement is { } involvement ? Met(involvement <= criteria.MaxInvolvement) : Unstated);
        Aspect(criteria.MaxConstraint is not null, modality.Constraint is { } constraint ? Met(constraint <= criteria.MaxConstraint) : Unstated);
        return sum / asked;
    }

    private static int Met(bool isMet) => isMet ? MatchGrade.Full : 0;
}
